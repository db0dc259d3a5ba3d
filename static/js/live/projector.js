// The wall: what the room may see, as large as there is room.

import { showBoard, showStep } from "./board.js";
import { connect, find } from "./page.js";
import { covered } from "./reducer.js";

const wall = find("[data-wall]");

function show({ state }) {
  showStep(state);
  showBoard(state);
  const count = Object.keys(state.cards).length;
  wall.dataset.density = count > 40 ? "many" : count > 16 ? "some" : "few";
  find("[data-covered]").hidden = !covered(state, state.current);
}

connect({ as: "projector", show });
