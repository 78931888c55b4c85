// What depends on the moment of reading: is it open now, and is the page due for checking?
//
// The build prepares both for its own day, since pages may be old when they are read: hours as the pattern of a week and
// the days that differ from it, up to a horizon; freshness as a date. Times are those of Germany, wherever the reader is.
// After the horizon nothing is said about "open now": the holidays of later years are not in the data.

const DAY = 1440;

// Now in Germany: the number of the day since 1970 and the minute of the day.
function berlin(date) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Berlin", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23",
  });
  const part = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return { day: Date.UTC(part.year, part.month - 1, part.day) / 864e5, minute: part.hour * 60 + part.minute };
}

const clock = (minute) => `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

// The stretches of a day; `null` beyond the data. 1970-01-01 was a Thursday: number 3 when Monday is 0.
function stretches(data, week, days, day) {
  const first = Date.parse(`${data.from}T00:00Z`) / 864e5;
  if (day < first || day >= first + data.horizon) return null;
  return days[day - first] ?? week[(day + 3) % 7];
}

// The end of the stretch that holds this minute, following it over midnight; `null` if none does.
function until(data, week, days, { day, minute }) {
  let here = stretches(data, week, days, day)?.find(([from, to]) => from <= minute && minute < to);
  if (!here) return null;
  let end = here[1];
  for (let next = day + 1; here[1] === DAY && next < day + 8; next += 1) {
    here = stretches(data, week, days, next)?.find(([from]) => from === 0);
    if (!here) return { end: DAY };
    end = here[1];
  }
  return here[1] === DAY ? { always: true } : { end };
}

function describe(line, now) {
  const data = JSON.parse(line.dataset.openNow);
  const text = line.dataset;
  if (stretches(data, data.week, data.days, now.day) === null) return ["", ""];
  const open = until(data, data.week, data.days, now);
  if (open) return [open.always ? text.always : text.until.replace("{time}", clock(open.end)), "open"];
  if (data.maybeWeek && until(data, data.maybeWeek, data.maybeDays, now)) return [text.maybe, "maybe"];
  for (let ahead = 0; ahead < 8; ahead += 1) {
    const next = stretches(data, data.week, data.days, now.day + ahead)?.find(([from]) => ahead > 0 || from > now.minute);
    if (!next) continue;
    const say = ahead === 0 ? text.nextToday : text.next;
    const day = text.days.split("|")[(now.day + ahead + 3) % 7];
    return [`${text.closed} ${say.replace("{day}", day).replace("{time}", clock(next[0]))}`, "closed"];
  }
  return [text.closed, "closed"];
}

const now = berlin(new Date());

for (const line of document.querySelectorAll("[data-open-now]")) {
  const [text, state] = describe(line, now);
  line.textContent = text;
  if (text) line.dataset.state = state;
}

for (const line of document.querySelectorAll("[data-due]")) {
  const over = line.querySelector("[data-due-over]");
  if (over) over.hidden = now.day <= Date.parse(`${line.dataset.due}T00:00Z`) / 864e5;
}
