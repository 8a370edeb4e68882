/** What the elder mode says in English. */

export default {
  elderAgain: "Read again",
  elderStop: "Stop",
  elderAll: "Earlier",
  elderNow: "This one",
  elderSilent: "This device has no voice of its own, so nothing is read aloud; type is still large, one question at a time.",
  elderChoices: (titles) => `You can tap: ${titles.join("; ")}.`,
};
