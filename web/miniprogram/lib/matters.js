/** Cases as cards: the days left in words. */

const { say } = require("./words");

function withDays(cases, language) {
  return cases.map((each) => {
    const due = each.deadline;
    return due ? { ...each, due: `${due.name} ${due.day} · ${say("left", language, due.left)}`, isNear: due.near } : each;
  });
}

module.exports = { withDays };
