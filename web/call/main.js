/** The door of a call: sound alone at first; what was written stays to be read when it is over. */

import { letIn } from "../witness/entrance.js";
import { CallRoom } from "./room.js";

letIn({ name: "call", Room: CallRoom, over: [], picture: false, quiet: ["closed"] });
