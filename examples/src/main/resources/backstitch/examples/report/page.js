"use strict";
// Each chart is drawn from the table that its figure names: they cannot differ.

const HEIGHT = 220;
const FONT = "12px system-ui, sans-serif";
const WHOLE_STEPS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].flatMap(i => [i, 2 * i, 5 * i]);
const COLOURS = ["first", "second"];
const charts = [...document.querySelectorAll("figure[data-table]")].map(draw);

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function draw(figure) {
  const table = document.getElementById(figure.dataset.table);
  const heads = [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  const text = (row, column) => rows[row].cells[column].textContent.trim();
  const columns = figure.dataset.columns.split(" ").map(Number);
  const numbers = column => rows.map((_, row) => Number(text(row, column)));
  const readout = figure.querySelector(".readout");
  const plot = figure.querySelector(".plot");

  // The values of a row, each in the colour of its line.
  function read(row) {
    readout.replaceChildren(`${heads[0]} ${text(row, 0)}`);
    columns.forEach((column, i) => {
      const value = document.createElement("span");
      value.className = COLOURS[i];
      value.textContent = `${heads[column].replace(" accuracy", "")} ${text(row, column)}`;
      readout.append(i === 0 ? ": " : ", ", value);
    });
  }

  const axis = {
    stroke: () => colour("--quiet"),
    grid: { stroke: () => colour("--line"), width: 1 },
    ticks: { show: false },
    values: (_, places) => places.map(place => String(Number(place.toFixed(6)))),
    font: FONT,
  };
  const options = {
    width: plot.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { x: { time: false } },
    axes: [
      { ...axis, size: 30, incrs: WHOLE_STEPS },
      { ...axis, size: 48 },
    ],
    series: [
      {},
      ...columns.map((_, i) => ({
        stroke: () => colour("--" + COLOURS[i]),
        width: rows.length > 200 ? 1 : 2,
        points: { show: rows.length <= 30, fill: () => colour("--paper") },
      })),
    ],
    hooks: { setCursor: [chart => read(chart.cursor.idx ?? rows.length - 1)] },
  };
  const chart = new uPlot(options, [0, ...columns].map(numbers), plot);
  read(rows.length - 1);
  new ResizeObserver(() => chart.setSize({ width: plot.clientWidth, height: HEIGHT })).observe(plot);
  return chart;
}

// The colours of a canvas do not follow the page by themselves.
for (const query of ["(prefers-color-scheme: dark)", "print"]) {
  matchMedia(query).addEventListener("change", () => charts.forEach(chart => chart.redraw(false, false)));
}
