// Numbers for people, in the same texts as report/format.lua, report/sum.lua and report/unit.lua
// give: rounded once, to what is known, and never mis-added.

const SUFFIXES = { 0: "", 3: "k", 6: "M", 9: "B", 12: "T" };

// The power of ten of the first digit, after rounding to so many.
function leading(value, digits) {
  return Number(value.toExponential(digits - 1).split("e")[1]);
}

// Powers of ten as near as a number can be, which ** is not always.
const ten = power => Number("1e" + power);

// One digit, rounded up: its count and its place.
function errorSteps(error) {
  const place = leading(error, 15), count = Math.ceil(error / ten(place) - 1e-9);
  return count > 9 ? [1, place + 1] : [count, place];
}

function moneyPlace(value, place, certain) {
  if (Math.abs(value) < 1 || place >= 0) return place;
  if (place === -1) return certain ? -2 : 0;
  return -2;
}

// The place to which a value is rounded: options digits, certain, money, error.
function placeOf(value, options) {
  const digits = options.digits || 4, { error } = options;
  let place = value === 0 ? 0 : leading(value, digits) - digits + 1;
  if (options.certain && Math.abs(value) < 1e7) place = Math.min(place, 0);
  if (options.money) place = moneyPlace(value, place, options.certain);
  if (error > 0 && isNumber(error)) {
    const errorPlace = errorSteps(error)[1];
    place = value === 0 ? errorPlace : Math.max(place, errorPlace);
  }
  return place;
}

function stepsOf(value, place) {
  return place < 0 ? value * ten(-place) : value / ten(place);
}

// toFixed takes the larger of two that are as near; printf the even one.
function fixed(value, decimals) {
  const text = value.toFixed(decimals), exact = value.toFixed(Math.min(100, decimals + 60));
  const tail = exact.slice(exact.indexOf(".") + 1 + decimals);
  if (!/^50*$/.test(tail)) return text;
  const down = decimals === 0 ? exact.split(".")[0] : exact.slice(0, exact.length - tail.length);
  return "02468".includes(down.at(-1)) ? down : text;
}

// The count of steps nearest to a value, whole; a half goes to the even one.
function roundSteps(value, place) {
  if (place < 0 && place >= -99) return Number(fixed(value, -place).replace(".", ""));
  const exact = stepsOf(value, place), below = Math.floor(exact), part = exact - below;
  return part > 0.5 || (part === 0.5 && below % 2 !== 0) ? below + 1 : below;
}

// k, M, B, T from ten million on; not beside bytes.
function scaleOf(value, unit) {
  const first = value === 0 ? 0 : leading(value, 15);
  if (first < 7 || first >= 16) return 0;
  if (unit && /(?<![A-Za-z0-9])[A-Za-z]?i?B(?![A-Za-z0-9])/.test(unit)) return 0;
  return Math.min(3 * Math.floor((first - 1) / 3), 12);
}

const grouped = digits => digits.replace(/\B(?=(\d{3})+$)/g, ",");

function scientific(digits, place) {
  const rest = digits.slice(1);
  return digits[0] + (rest ? "." + rest : "") + "e" + (place + digits.length - 1);
}

function decimalText(digits, place) {
  if (digits === "0") place = Math.max(place, -8);
  else if (digits.length + place > 16 || (place < -8 && digits.length <= -place)) return scientific(digits, place);
  if (place >= 0) return grouped(digits === "0" ? digits : digits + "0".repeat(place));
  digits = digits.padStart(1 - place, "0");
  return grouped(digits.slice(0, place)) + "." + digits.slice(place);
}

// A whole number's digits, without an exponent.
const wholeText = count => BigInt(Math.abs(count)).toString();

function digitsText(count, place, scale) {
  return (count < 0 ? "-" : "") + decimalText(wholeText(count), place - scale) + SUFFIXES[scale];
}

function trimmed(text) {
  const parts = text.match(/^([-\d,]+\.\d+)(.*)$/);
  return parts ? parts[1].replace(/0+$/, "").replace(/\.$/, "") + parts[2] : text;
}

function strangeText(value) {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

// A value by itself: options of placeOf, and scale or unit, trim.
function numberText(value, options) {
  if (!isNumber(value)) return strangeText(value);
  const place = placeOf(value, options), scale = options.scale ?? scaleOf(value, options.unit);
  const text = digitsText(roundSteps(value, place), place, scale);
  return options.trim ? trimmed(text) : text;
}

function errorText(error, scale) {
  if (!error || !isNumber(error)) return "";
  const [count, place] = errorSteps(error);
  return digitsText(count, place, scale);
}

// 0 % and 100 % only where it is so.
function percentText(probability) {
  if (!isNumber(probability)) return "?";
  const whole = roundSteps(probability, -2);
  if (whole === 0 && probability > 0) return "<1 %";
  if (whole === 100 && probability < 1) return ">99 %";
  return whole + " %";
}

// ----- sums whose parts, as shown, add up to the total, as shown -----

function sumPlace(total, parts, options) {
  let place = placeOf(total, options);
  for (const part of parts) if (part !== 0) place = Math.max(place, leading(part, 1) - 12);
  return place;
}

function saysAll(values, place) {
  return values.every(value => {
    const exact = stepsOf(value, place);
    return Math.abs(exact - roundSteps(value, place)) <= 1e-9 * Math.abs(exact);
  });
}

function enoughPlace(total, parts, place) {
  for (let coarse = 0; coarse > place; coarse--)
    if (coarse !== -1 && saysAll([total, ...parts], coarse)) return coarse;
  return place;
}

function sumCounts(total, parts, place) {
  const counts = parts.map(part => Math.floor(stepsOf(part, place)));
  const order = parts.map((part, index) => ({ index, rest: stepsOf(part, place) - counts[index] }));
  order.sort((a, b) => b.rest - a.rest || a.index - b.index);
  const missing = roundSteps(total, place) - counts.reduce((a, b) => a + b, 0);
  if (missing < 0 || missing > parts.length) return parts.map(part => roundSteps(part, place));
  for (let i = 0; i < missing; i++) counts[order[i].index]++;
  return counts;
}

// The texts of a total and its parts.
function sumTexts(total, parts, options) {
  if (![total, ...parts].every(isNumber))
    return { total: numberText(total, options), parts: parts.map(part => numberText(part, options)) };
  let place = sumPlace(total, parts, options);
  if (options.certain) place = enoughPlace(total, parts, place);
  const scale = options.scale ?? scaleOf(total, options.unit);
  const text = (value, count) => count === 0 && value !== 0 ? "~0" : digitsText(count, place, scale);
  const counts = sumCounts(total, parts, place);
  return { total: text(total, roundSteps(total, place)), parts: parts.map((part, i) => text(part, counts[i])) };
}

// ----- units -----

function pluralWord(word) {
  if (word === "person") return "people";
  if (word === "min" || word === "ppm") return word;
  if (/[sx]$|[cs]h$/.test(word)) return word + "es";
  if (/[^aeiou]y$/.test(word)) return word.slice(0, -1) + "ies";
  return word + "s";
}

// The last name above the line, where it is a word.
function pluralUnit(name) {
  const [, above, below] = name.match(/^([^/]*)(.*)$/s);
  const parts = above.match(/^(.*?)([a-z][a-z_]+)$/s);
  if (!parts || parts[2].length < 3 || /[%(^]/.test(parts[1])) return name;
  return parts[1] + pluralWord(parts[2]) + below;
}

function withUnit(text, name) {
  if (name === "") return text;
  if (name.startsWith("1/")) return text + name.slice(1);
  return text + " " + (text === "1" ? name : pluralUnit(name));
}

const isMoney = name => /^[A-Z]{3}(?![A-Z])/.test(name) && name !== "FTE";
