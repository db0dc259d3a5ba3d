"""What the tables refuse by themselves, whoever asks.

Rules changed in silence, rewritten versions and answers, stray supports; late ballots and second
thoughts about a vote.
"""

from django.db import migrations

# A rule of an opened round of a process people know changes only with a public note written in the
# same transaction; transaction_timestamp() is the time at which that began. What the rules are is
# told to the trigger: their columns.
FREEZE_RULES = """
CREATE FUNCTION participation_is_frozen(round bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM participation_round
        JOIN participation_process ON participation_process.id = process_id
        WHERE participation_round.id = $1
            AND opens_at <= statement_timestamp() AND published_at IS NOT NULL
    ) AND NOT EXISTS (
        SELECT FROM participation_roundnote
        WHERE round_id = $1 AND written_at = transaction_timestamp()
    )
$$;
CREATE FUNCTION participation_freeze_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM unnest(TG_ARGV) AS rule
        WHERE to_jsonb(OLD) -> rule IS DISTINCT FROM to_jsonb(NEW) -> rule
    ) AND participation_is_frozen(OLD.id) THEN
        RAISE EXCEPTION 'the rules of an open round change only with a public note'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_rules_are_frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER participation_freeze_rules BEFORE UPDATE ON participation_round
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rules(
        'process_id', 'kind', 'opens_at', 'closes_at', 'proposals_per_person',
        'supports_per_person', 'supports_mode', 'comments_mode', 'premoderated',
        'edit_minutes', 'edit_supports', 'supports_needed', 'supports_minimum', 'supports_capped',
        'amendments_mode', 'evaluators_answer', 'seeds_first', 'endorsements_mode'
    );
"""

# Rows that are rules of their round: for every table with a round_id, and for the places that an
# admission names.
FREEZE_ROWS = """
CREATE FUNCTION participation_freeze_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen boolean := false;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
        RETURN NEW;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        frozen := participation_is_frozen(OLD.round_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        frozen := frozen OR participation_is_frozen(NEW.round_id);
    END IF;
    IF frozen THEN
        RAISE EXCEPTION 'the rules of an open round change only with a public note'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_rules_are_frozen';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION participation_freeze_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM participation_admission
        WHERE id IN (OLD.admission_id, NEW.admission_id) AND participation_is_frozen(round_id)
    ) THEN
        RAISE EXCEPTION 'the rules of an open round change only with a public note'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'round_rules_are_frozen';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER participation_freeze_places
    BEFORE INSERT OR UPDATE OR DELETE ON participation_admission_places
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_places();
"""
FROZEN_ROWS = {
    "admissions": "admission",
    "criteria": "criterion",
    "questions": "question",
}
ROWS_TRIGGER = """
CREATE TRIGGER participation_freeze_{rows}
    BEFORE INSERT OR UPDATE OR DELETE ON participation_{table}
    FOR EACH ROW EXECUTE FUNCTION participation_freeze_rows();
"""

KEEP_VERSIONS = """
CREATE FUNCTION participation_keep_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a version people have read is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_version_is_kept';
END $$;
CREATE TRIGGER participation_keep_versions BEFORE UPDATE ON participation_proposalversion
    FOR EACH ROW EXECUTE FUNCTION participation_keep_versions();
"""

# The limit is counted per round, so a support must name the round of its own proposal.
SUPPORT_ROUND = """
CREATE FUNCTION participation_support_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM participation_proposal WHERE id = NEW.proposal_id AND round_id = NEW.round_id
    ) THEN
        RAISE EXCEPTION 'a support names the round of its proposal'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'support_names_its_round';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER participation_support_round BEFORE INSERT OR UPDATE ON participation_support
    FOR EACH ROW EXECUTE FUNCTION participation_support_round();
"""

# What people were told is not changed behind their backs.
KEEP_ANSWERS = """
CREATE FUNCTION participation_keep_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an announced answer is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'an_announced_answer_is_kept';
END $$;
CREATE TRIGGER participation_keep_answers BEFORE UPDATE ON participation_answer
    FOR EACH ROW WHEN (OLD.announced_at IS NOT NULL)
    EXECUTE FUNCTION participation_keep_answers();
"""

# Once a vote is open its design is what people were shown. Only these may still change: the state
# (forwards), the time of the last shuffle, and the roll's key, which is wiped in the end.
DESIGN = """
CREATE FUNCTION participation_vote_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        OLD.sha256 = ''
        OR to_jsonb(NEW) - '{state,shuffled_at,roll_key}'::text[]
            = to_jsonb(OLD) - '{state,shuffled_at,roll_key}'::text[]
            AND (NEW.state = OLD.state OR (OLD.state, NEW.state) = ('open', 'closed'))
    ) OR TG_OP = 'DELETE' AND OLD.sha256 = '' THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'the design of an open vote is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_design_is_frozen';
END $$;
CREATE TRIGGER participation_vote_is_frozen BEFORE UPDATE OR DELETE ON participation_votedesign
    FOR EACH ROW EXECUTE FUNCTION participation_vote_is_frozen();

CREATE FUNCTION participation_option_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM participation_votedesign
        WHERE id IN (coalesce(NEW.vote_id, OLD.vote_id), OLD.vote_id) AND sha256 <> ''
    ) THEN
        RAISE EXCEPTION 'the options of an open vote are never changed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_design_is_frozen';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER participation_option_is_frozen
    BEFORE INSERT OR UPDATE OR DELETE ON participation_voteoption
    FOR EACH ROW EXECUTE FUNCTION participation_option_is_frozen();
"""

# The box takes ballots while the vote is open and never after. The closing transaction empties it
# and fills the counted ballots before it sets the state, so it needs no exception.
BOX = """
CREATE FUNCTION participation_box_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_state text;
BEGIN
    SELECT state INTO now_state FROM participation_votedesign
        WHERE id = coalesce(NEW.vote_id, OLD.vote_id);
    IF now_state = 'open' OR (now_state = 'draft' AND TG_TABLE_NAME = 'participation_rollentry')
    THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    RAISE EXCEPTION 'the box is closed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'box_is_open';
END $$;
"""
BOX_TABLES = ("rollentry", "credential", "ballot", "ballotoutbox")
BOX_TRIGGER = """
CREATE TRIGGER participation_box_is_open
    BEFORE INSERT OR UPDATE OR DELETE ON participation_{table}
    FOR EACH ROW EXECUTE FUNCTION participation_box_is_open();
"""
COUNTED = """
CREATE TRIGGER participation_box_is_open BEFORE INSERT ON participation_countedballot
    FOR EACH ROW EXECUTE FUNCTION participation_box_is_open();
"""

# What is published stays.
KEPT = """
CREATE FUNCTION participation_vote_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was counted and published is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'vote_record_is_kept';
END $$;
"""
KEPT_TABLES = ("countedballot", "voteevent", "closing", "result")
KEPT_TRIGGER = """
CREATE TRIGGER participation_vote_is_kept BEFORE UPDATE OR DELETE ON participation_{table}
    FOR EACH ROW EXECUTE FUNCTION participation_vote_is_kept();
"""

# Words that leave the site, or change, leave the files that are kept in the same transaction. Whoever
# keeps files holds the row of the process: what is hidden meanwhile waits and then finds them.
FORGET = """
CREATE FUNCTION participation_forget_open_files() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its_process bigint;
BEGIN
    IF TG_TABLE_NAME = 'participation_round' THEN
        its_process := OLD.process_id;
    ELSIF TG_TABLE_NAME = 'participation_comment' THEN
        SELECT process_id INTO its_process FROM participation_proposal AS proposal
            JOIN participation_round ON participation_round.id = proposal.round_id
            WHERE proposal.id = OLD.proposal_id;
    ELSE
        SELECT process_id INTO its_process FROM participation_round WHERE id = OLD.round_id;
    END IF;
    PERFORM FROM participation_process WHERE id = its_process FOR KEY SHARE;
    DELETE FROM participation_openfile WHERE process_id = its_process AND has_words;
    RETURN NULL;
END $$;
"""
TRIGGERS = """
CREATE TRIGGER participation_forget_open_files_changed AFTER UPDATE ON participation_{table}
    FOR EACH ROW WHEN ({shown} AND ({old}) IS DISTINCT FROM ({new}))
    EXECUTE FUNCTION participation_forget_open_files();
"""
GONE = """
CREATE TRIGGER participation_forget_open_files_gone AFTER DELETE ON participation_{table}
    FOR EACH ROW WHEN ({shown}) EXECUTE FUNCTION participation_forget_open_files();
"""
SHOWN_WORDS = {
    "proposal": "OLD.status IN ('published', 'merged')",
    "comment": "OLD.status = 'visible'",
    "statement": "OLD.status = 'visible'",
}
WATCHED = {
    "proposal": [
        "status",
        "title",
        "text",
        "place_name",
        "latitude",
        "longitude",
        "organisation_id",
        "round_id",
    ],
    "comment": ["status", "text", "organisation_id"],
    "statement": ["status", "text", "organisation_id"],
    "round": ["comments_mode", "supports_mode", "opens_at", "closes_at"],
}


def forgetting():
    for table, columns in WATCHED.items():
        shown = SHOWN_WORDS.get(table, "true")
        old, new = (", ".join(f"{row}.{one}" for one in columns) for row in ("OLD", "NEW"))
        yield TRIGGERS.format(table=table, shown=shown, old=old, new=new)
        if table in SHOWN_WORDS:
            yield GONE.format(table=table, shown=shown)


FUNCTIONS = (
    "freeze_rules",
    "freeze_rows",
    "freeze_places",
    "is_frozen",
    "keep_versions",
    "support_round",
    "keep_answers",
    "vote_is_frozen",
    "option_is_frozen",
    "box_is_open",
    "vote_is_kept",
    "forget_open_files",
)
# Each takes its triggers with it.
UNDO = "".join(f"DROP FUNCTION participation_{name} CASCADE;" for name in FUNCTIONS)


class Migration(migrations.Migration):
    dependencies = [("participation", "0001_initial")]

    operations = [
        migrations.RunSQL(
            FREEZE_RULES
            + FREEZE_ROWS
            + "".join(
                ROWS_TRIGGER.format(rows=rows, table=table) for rows, table in FROZEN_ROWS.items()
            )
            + KEEP_VERSIONS
            + SUPPORT_ROUND
            + KEEP_ANSWERS
            + DESIGN
            + BOX
            + "".join(BOX_TRIGGER.format(table=table) for table in BOX_TABLES)
            + COUNTED
            + KEPT
            + "".join(KEPT_TRIGGER.format(table=table) for table in KEPT_TABLES)
            + FORGET
            + "".join(forgetting()),
            UNDO,
        )
    ]
