/** The door of the room. */

import { letIn } from "../witness/entrance.js";
import { message } from "../witness/screens.js";
import { say } from "../witness/words.js";
import { MeetingRoom } from "./room.js";

const ending = (seat, { recording }) => message(() => [say("ended"), say(recording.kept ? "endedRecordedWhy" : "endedWhy")], [], say("mayClose"));

letIn({ name: "meet", Room: MeetingRoom, over: ["closed"], ending });
