// Fills in the elements that the page marked as following the assumptions.

const DASH = "–";

const optionOf = (reading, field) => reading.data.options[field.i];

function numberOf(reading, field) {
  const times = field.t || 1, scale = reading.scale(field.n, field.u, times);
  const error = reading.get(field.n, field.s + "_error") / times;
  return numberText(reading.get(field.n, field.s) / times, {
    digits: field.digits, trim: field.trim, unit: field.u, money: field.money ?? field.m,
    certain: field.certain ?? reading.isCertain(field.n), error, scale,
  });
}

function errorOfFigure(reading, field) {
  const times = field.t || 1;
  if (!isNumber(reading.mean(field.n))) return "";
  const text = errorText(reading.get(field.n, "mean_error") / times, reading.scale(field.n, field.u, times));
  return text === "" ? "" : "±" + text;
}

function costText(reading, field) {
  const option = optionOf(reading, field);
  if (reading.isCertain(option.total)) return reading.amounts(option).total;
  return statisticText(reading, option.total, field.s, reading.data.unit, reading.data.money);
}

// A row's part of its option's cost, where that is above zero.
function shareOf(reading, field) {
  const option = optionOf(reading, field), total = reading.cost(option);
  const share = reading.get(option.rows[field.j].node, reading.data.basis) / total;
  return total > 0 && isNumber(share) ? share : 0;
}

const isBest = (reading, i) => reading.cheapest() === i && reading.data.options.length > 1;

function markText(reading, field) {
  if (!reading.isFeasible(optionOf(reading, field))) return "✗";
  return isBest(reading, field.i) ? "▸" : "";
}

function roleOf(reading, field) {
  if (!reading.isFeasible(optionOf(reading, field))) return "infeasible";
  return isBest(reading, field.i) ? "cheapest" : "";
}

// Neither at the point nor in any sample.
function isNothing(reading, node) {
  return reading.point(node) === 0 && reading.mean(node) === 0;
}

function spreadRows(reading) {
  const { options, uncertain, rare } = reading.data;
  return options.map((option, i) => {
    const of = name => uncertain ? reading.get(option.total, name) : reading.point(option.total);
    const mark = markText(reading, { i });
    return { name: (mark ? mark + " " : "") + option.name, colour: colourOf(i), p5: of("p5"), p50: of("p50"),
      p95: of("p95"), left: rare[i] && isNothing(reading, option.feasible) };
  }).filter(row => !row.left);
}

function monthsHtml(reading) {
  const { timeline, basis, uncertain } = reading.data, months = [];
  for (let month = 1; month <= timeline.months; month++) months.push(month);
  const list = timeline.options.map((one, i) => {
    const of = name => one.cumulative.map(node => reading.get(node, name));
    return { values: of(basis), low: uncertain && of("p5"), high: uncertain && of("p95"), colour: colourOf(i) };
  });
  return curvesHtml(list, months, scaleMonths(timeline.months, 8), true);
}

const itemsHtml = texts => texts.map(text => `<li>${escapeHtml(text)}</li>`).join("");

const TEXTS = {
  number: numberOf,
  error: errorOfFigure,
  plain: (reading, field) => numberText(reading.get(field.n, field.s), { money: field.m }),
  cost: costText,
  total: (reading, field) => reading.amounts(optionOf(reading, field)).total,
  rowcost: (reading, field) => reading.amounts(optionOf(reading, field)).parts[field.j],
  rowshare: (reading, field) => percentText(shareOf(reading, field)),
  mark: markText,
  where: reading => `Where ${reading.where.map(([name, text]) => `${name} is ${text}`).join(", ")}:`,
  verdict: verdictText,
  plannote: planNote,
  share: (reading, field) => {
    const option = optionOf(reading, field);
    return reading.isFeasible(option) ? percentText(reading.mean(option.cheapest)) : DASH;
  },
  lowest: (reading, field) => {
    const one = reading.data.timeline.options[field.i];
    const option = reading.data.options.find(other => other.name === one.name);
    return option && !reading.isFeasible(option) ? DASH : percentText(reading.mean(one.lowest));
  },
};

const MARKUPS = {
  reasons: (reading, field) => {
    const option = optionOf(reading, field);
    if (reading.data.rare[field.i] && isNothing(reading, option.feasible)) return "";
    return itemsHtml(reasonTexts(reading, option).map(reason => `${option.name}: ${reason}`));
  },
  paybacks: reading => itemsHtml(paybackSentences(reading)),
  spreads: reading => spreadsHtml(spreadRows(reading)),
  months: monthsHtml,
};

const CHANGES = {
  row: (reading, field, element) => {
    element.className = `${field.c} ${roleOf(reading, field)}`.trim();
    element.hidden = Boolean(field.rare) && isNothing(reading, optionOf(reading, field).feasible);
  },
  part: (reading, field, element) => {
    element.hidden = Boolean(field.rare) && isNothing(reading, optionOf(reading, field).rows[field.j].node);
  },
  note: (reading, field, element) => { element.hidden = isNothing(reading, field.n); },
  bar: (reading, field, element) => {
    element.setAttribute("width", percentPlace(clamp(shareOf(reading, field))));
  },
  lowrow: (reading, field, element) => {
    const { options } = reading.data.timeline, lowest = lowestOf(reading);
    element.className = options.length > 1 && lowest === options[field.i] ? "cheapest" : "";
  },
};

// Only what differs is touched.
function fill(reading, elements) {
  for (const [field, element] of elements) {
    if (TEXTS[field.k]) {
      const text = TEXTS[field.k](reading, field);
      if (element.textContent !== text) element.textContent = text;
    } else if (MARKUPS[field.k]) {
      const markup = MARKUPS[field.k](reading, field);
      if (element.drawn !== markup) element.innerHTML = markup;
      element.drawn = markup;
    } else {
      CHANGES[field.k](reading, field, element);
    }
  }
}
