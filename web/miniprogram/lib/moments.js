/** Days and times of bubbles on the phone's own clock. */

const { say } = require("./words");

const DAY = 86400000;

function timeOf(at) {
  const moment = new Date(at);
  return `${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The name of a day: today, yesterday, or its date. */
function dayOf(at, language, now) {
  const ago = Math.round((midnight(now) - midnight(at)) / DAY);
  if (ago === 0) return say("today", language);
  if (ago === 1) return say("yesterday", language);
  const moment = new Date(at);
  const [month, day] = [moment.getMonth() + 1, moment.getDate()];
  return language === "en" ? `${moment.getFullYear()}-${two(month)}-${two(day)}` : `${month}月${day}日`;
}

function midnight(at) {
  const moment = new Date(at);
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

function two(number) {
  return String(number).padStart(2, "0");
}

module.exports = { dayOf, timeOf };
