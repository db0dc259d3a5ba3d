// The state of a session, folded from its events: the same as board/state.py, event for event.

export function empty() {
  return { v: 0, current: null, ended: false, activities: {}, cards: {}, groups: {}, removed: [] };
}

function place(state, group, ranks) {
  for (const [key, rank] of Object.entries(ranks)) {
    if (!state.cards[key]) continue;
    state.cards[key].group = group;
    state.cards[key].rank = rank;
  }
}

const changes = {
  "activity.open"(state, { d }) {
    const known = state.activities[d.activity] ?? { revealed: false };
    state.v += 1;
    state.current = d.activity;
    for (const activity of Object.values(state.activities)) activity.open = false;
    const { kind, rules, ends_at } = d;
    state.activities[d.activity] = { ...known, kind, rules, ends_at, open: true };
  },
  "activity.close"(state, { d }) {
    state.v += 1;
    state.activities[d.activity].open = false;
  },
  "activity.reveal"(state, { d }) {
    state.v += 1;
    state.activities[d.activity].revealed = true;
    for (const [key, card] of Object.entries(d.cards ?? {})) state.cards[key] ??= card;
  },
  "card.add"(state, event) {
    const { text, language, activity } = event.d;
    state.cards[event.s] = {
      text, language, activity, by: event.a, name: event.n, group: null, rank: event.s,
      hidden: null, became: null, at: event.at,
    };
  },
  "card.edit"(state, { d }) {
    Object.assign(state.cards[d.card], { text: d.text, language: d.language });
  },
  "card.remove"(state, { d }) {
    delete state.cards[d.card];
  },
  "card.hide"(state, { d }) {
    const card = state.cards[d.card];
    Object.assign(card, { hidden: d.reason, text: d.text ?? card.text });
  },
  "card.restore"(state, { d }) {
    const card = state.cards[d.card];
    Object.assign(card, { hidden: null, text: d.text ?? card.text });
  },
  "card.move": (state, { d }) => place(state, d.group, d.ranks),
  "card.promote"(state, event) {
    state.cards[event.d.card].became = { proposal: event.d.proposal, seq: event.s };
  },
  "group.create"(state, event) {
    const { title, activity, ranks } = event.d;
    state.groups[event.s] = { title, activity };
    place(state, String(event.s), ranks);
  },
  "group.rename"(state, { d }) {
    state.groups[d.group].title = d.title;
  },
  "group.assign": (state, { d }) => place(state, d.group, d.ranks),
  "group.remove"(state, { d }) {
    delete state.groups[d.group];
    for (const card of Object.values(state.cards)) if (card.group === d.group) card.group = null;
  },
  "person.remove"(state, { d }) {
    state.removed.push(d.person);
  },
  "session.end"(state) {
    state.v += 1;
    state.ended = true;
    for (const activity of Object.values(state.activities)) activity.open = false;
  },
};

/** Fold one event into the state, in place. What nobody can read changes nothing. */
export function apply(state, event) {
  if (!Object.hasOwn(changes, event.k)) return state;
  try {
    changes[event.k](state, event);
  } catch (unreadable) {
    console.warn("an event could not be read", event.s, unreadable);
  }
  return state;
}

/** The cards of a group (null: of none) as [key, card], in the order of the board. */
export function ranked(cards, group) {
  return Object.entries(cards)
    .filter(([, card]) => card.group === group)
    .sort(([a, one], [b, two]) => one.rank - two.rank || Number(a) - Number(b));
}

/** Whether only the authors see an activity's cards for now. */
export function covered(state, activity) {
  const about = state.activities[activity];
  return Boolean(about && !about.revealed && about.rules.visibility === "own_until_reveal");
}
