/** The door of the witness room, and how a witness ended. */

import { letIn } from "./entrance.js";
import { Room } from "./room.js";
import { message } from "./screens.js";
import { list, say } from "./words.js";

function ending(seat, state) {
  const { reason, note, absent } = state.closing;
  const told = {
    sealed: () => [say("sealed"), say("sealedWhy", { number: state.power?.number ?? "" })],
    refused: () => [say("refused"), say("refusedWhy", { reason: say(reason), note })],
    missed: () => [say("missed"), say("missedWhy", { roles: list(absent.map((role) => say(role))) })],
    closed: () => [say("closed"), say("closedWhy")],
  }[state.stage];
  const file = Object.assign(document.createElement("a"), { className: "first", href: `${seat.path}/power.pdf`, id: "download" });
  file.setAttribute("download", "");
  file.dataset.say = "download";
  file.textContent = say("download");
  message(told, state.stage === "sealed" ? [file] : [], say("mayClose"));
}

letIn({ name: "witness", Room, over: ["sealed", "refused", "missed", "closed"], ending });
