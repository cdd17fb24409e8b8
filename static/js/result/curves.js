// Joint angles over the same time as the video: the playhead follows, a click seeks.

import uPlot from "../../vendor/uplot/uPlot.esm.js";
import { find, listen, make } from "../dom.js";
import { jointName } from "../format.js";
import { text } from "../strings.js";
import { expertCurve, toleranceOf } from "./expert_curve.js";

const HEIGHT_PX = 200;
const FONT = "16px system-ui, sans-serif";
const BAND_ALPHA = "2a"; // of ff, behind the lines
const COLOURS = { knee: 1, hip: 2, elbow: 3, shoulder: 4, ankle: 2 };

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function style(angle) {
  const [, side, part] = /^(left|right)_(.+)$/.exec(angle) ?? [null, null, angle];
  return { variable: `--series-${COLOURS[part] ?? 1}`, dash: side === "right" ? [8, 6] : undefined };
}

function axis(values) {
  return { font: FONT, stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, values };
}

/** Bands of the repetitions behind the curves. */
function drawBands(reps) {
  return (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    for (const rep of reps) {
      const left = plot.valToPos(rep.start, "x", true);
      const right = plot.valToPos(rep.end, "x", true);
      ctx.globalAlpha = 0.16;
      ctx.fillStyle = colour(`--${rep.worth}`);
      ctx.fillRect(left, bbox.top, right - left - 2, bbox.height);
      ctx.globalAlpha = 1;
      ctx.font = `${16 * devicePixelRatio}px system-ui, sans-serif`;
      ctx.textAlign = "center";
      ctx.fillText(String(rep.number ?? "×"), (left + right) / 2, bbox.top + 16 * devicePixelRatio);
    }
    ctx.restore();
  };
}

/** The expert's line in the colour of the user's own, thin, between the two ends of the band. */
function expertSeries({ angle, band }) {
  const stroke = colour(style(angle).variable);
  const edge = { show: true, stroke: "transparent", width: 0, points: { show: false } };
  const line = { label: jointName(angle), stroke, width: 1.5, dash: [2, 4], points: { show: false } };
  return band === null ? [line] : [line, edge, edge];
}

/** Places of the two ends of each band among all series; `from` is the first of the expert's. */
function bandsOf(lines, from) {
  const bands = [];
  let place = from;
  for (const { angle, band } of lines) {
    if (band !== null) bands.push({ series: [place + 1, place + 2], fill: `${colour(style(angle).variable)}${BAND_ALPHA}` });
    place += band === null ? 1 : 3;
  }
  return bands;
}

const shifted = (values, by) => values.map((value) => (value === null ? null : value + by));
const expertData = ({ values, band }) => (band === null ? [values] : [values, shifted(values, band), shifted(values, -band)]);

function options(angles, shown, { reps, duration, width, lines }) {
  return {
    width,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 8 }, y: false },
    scales: { x: { time: false, range: () => [0, duration] }, y: { range: (_plot, low, high) => [Math.max(0, low - 12), Math.min(200, high + 24)] } },
    axes: [
      { ...axis((_plot, ticks) => ticks.map((tick) => `${tick} s`)), size: 40, space: 70 },
      { ...axis((_plot, ticks) => ticks.map((tick) => `${tick}°`)), size: 56 },
    ],
    series: [
      {},
      ...angles.map((angle) => ({
        label: jointName(angle),
        show: shown.has(angle),
        stroke: colour(style(angle).variable),
        dash: style(angle).dash,
        width: 2.5,
        points: { show: false },
      })),
      ...lines.flatMap(expertSeries),
    ],
    bands: bandsOf(lines, angles.length + 1),
    hooks: { drawClear: [drawBands(reps)] },
  };
}

function chip(angle, shown, onToggle) {
  const { variable, dash } = style(angle);
  const line = make("span", { class: dash ? "chip__line chip__line--dashed" : "chip__line" });
  line.style.setProperty("--series", `var(${variable})`);
  const button = make("button", { class: "chip", type: "button", "aria-pressed": String(shown) }, line, jointName(angle));
  button.addEventListener("click", () => button.setAttribute("aria-pressed", String(onToggle())));
  return button;
}

/** A click, or a drag, on the plot moves the video. */
function listenToSeeks(plot, player) {
  const seek = (event) => {
    const box = plot.over.getBoundingClientRect();
    player.seek(plot.posToVal(event.clientX - box.left, "x"));
  };
  plot.over.addEventListener("pointerdown", seek);
  plot.over.addEventListener("pointermove", (event) => event.buttons === 1 && seek(event));
}

/** Draw the curves below `root`. Returns {time(now), setExpert(expert, comparison), stop()}. */
export function startCurves(root, { times, angles, primary }, { reps, duration, player }) {
  const chart = find(root, "chart");
  const names = [...primary, ...Object.keys(angles).filter((name) => !primary.includes(name))]
    .filter((name) => angles[name]?.some((value) => value !== null));
  const shown = new Set(names.filter((name) => primary.includes(name)));
  if (!shown.size && names.length) shown.add(names[0]);
  let plot = null;
  let expert = null;
  let now = player.time();
  const playhead = make("div", { class: "playhead" });

  /** What the lines are; a page that never shows an expert has no such words. */
  function showKey(isThere) {
    find(root, "curves-key")?.toggleAttribute("hidden", !isThere);
  }

  function time(next) {
    now = next;
    playhead.style.transform = `translateX(${plot.valToPos(now, "x")}px)`;
  }

  function build() {
    plot?.destroy();
    chart.replaceChildren();
    const lines = expert ? names.filter((name) => shown.has(name)).map(expert).filter(Boolean) : [];
    const data = [times, ...names.map((name) => angles[name]), ...lines.flatMap(expertData)];
    plot = new uPlot(options(names, shown, { reps, duration, width: chart.clientWidth, lines }), data, chart);
    plot.over.append(playhead);
    listenToSeeks(plot, player);
    time(now);
  }

  function toggle(name) {
    if (!shown.delete(name)) shown.add(name);
    build();
    return shown.has(name);
  }

  /** Lay the expert's curves beside the user's own, with what is fine round them. */
  function setExpert({ joints, phases }, comparison) {
    expert = (angle) => {
      const values = expertCurve(angle, times, joints, phases);
      return values && { angle, values, band: toleranceOf(angle, comparison) };
    };
    showKey(true);
    build();
  }

  chart.setAttribute("aria-label", text(names.length ? "curves.label" : "curves.none"));
  const chips = new Map(names.map((name) => [name, chip(name, shown.has(name), () => toggle(name))]));
  const others = names.filter((name) => !shown.has(name)).map((name) => chips.get(name));
  find(root, "chips").replaceChildren(...[...shown].map((name) => chips.get(name)));
  find(root, "other-chips").replaceChildren(...others);
  find(root, "more-chips").hidden = others.length === 0;
  showKey(false);
  build();
  const observer = new ResizeObserver(() => {
    plot.setSize({ width: chart.clientWidth, height: HEIGHT_PX });
    time(now);
  });
  observer.observe(chart);
  const endTheme = listen(window.matchMedia("(prefers-color-scheme: dark)"), "change", build);
  const stop = () => {
    observer.disconnect();
    endTheme();
    plot.destroy();
  };
  return { time, setExpert, stop };
}
