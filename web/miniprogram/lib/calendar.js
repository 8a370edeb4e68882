/** A calendar file (RFC 5545) of ours as the phone's own calendar takes it. */

/** Return {title, startTime, endTime, location, description} with times in seconds, or null where there is no event. */
function eventOf(file) {
  const lines = file.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const from = lines.indexOf("BEGIN:VEVENT");
  const until = lines.indexOf("END:VEVENT");
  if (from < 0 || until < 0) return null;
  const told = {};
  for (const line of lines.slice(from + 1, until)) {
    const [, name, more, value] = /^([A-Z-]+)([^:]*):(.*)$/.exec(line) || [];
    if (name && !(name in told)) told[name] = name.startsWith("DT") ? seconds(value, zoneOf(more, value)) : plain(value);
  }
  const startTime = told.DTSTART;
  if (!startTime) return null;
  const endTime = told.DTEND || startTime + 3600;
  return { title: told.SUMMARY || "", startTime, endTime, location: told.LOCATION || "", description: told.DESCRIPTION || "" };
}

function plain(value) {
  return value.replace(/\\n/gi, "\n").replace(/\\([,;\\])/g, "$1");
}

/** Our files name Beijing's zone or write UTC; nothing else is guessed. */
function zoneOf(parameters, value) {
  if (parameters.includes("TZID=Asia/Shanghai")) return 8;
  return value.endsWith("Z") ? 0 : null;
}

function seconds(value, zone) {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(value || "");
  if (!found || zone === null) return 0;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour - zone, minute, second) / 1000;
}

module.exports = { eventOf };
