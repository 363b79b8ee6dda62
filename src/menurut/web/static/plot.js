"use strict";
// Figures over time and claims by month, drawn by Observable Plot; the same stands beside them as a table.
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const language = { en: "en-GB" }[document.documentElement.lang] ?? document.documentElement.lang;
  const many = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
  // Ticks on whole days, or on months where there are many of them.
  const times = (all) => {
    const days = (Math.max(...all) - Math.min(...all)) / 86400000;
    const form = days > 120 ? month : day;
    return { type: "utc", label: null, ticks: days < 10 ? "day" : 7, tickFormat: (at) => form.format(at) };
  };
  const shared = (box) => ({
    className: "plot", width: box.clientWidth, style: { background: "transparent", fontFamily: "inherit", fontSize: "12px" }, marginLeft: 60, marginBottom: 36, marginTop: 26,
  });

  const series = (box) => {
    const points = data(box.dataset.plot)
      .filter((point) => point.day)
      .map((point) => ({ ...point, at: new Date(point.day), from: point.lo ?? point.hi, to: point.hi ?? point.lo }));
    const said = (point) => `${point.value}\n${point.chain}`;
    const ranges = points.filter((point) => point.from !== point.to);
    return Plot.plot({
      ...shared(box), height: 260, ariaLabel: box.dataset.unit,
      x: { ...times(points.map((point) => +point.at)), inset: 8 },
      y: { grid: true, label: box.dataset.unit, tickFormat: (value) => many.format(value), zero: false, nice: true, inset: 8 },
      marks: [
        Plot.ruleX(ranges, { x: "at", y1: "from", y2: "to", stroke: colour("--amber"), strokeWidth: 5, strokeOpacity: 0.5, ariaHidden: "true" }),
        Plot.dot(points, { x: "at", y: "to", r: 5, fill: (point) => (point.about ? "none" : colour("--amber")), stroke: colour("--amber"), strokeWidth: 2, href: (point) => `/claims/${point.claim}`, channels: { said }, ariaLabel: said }),
        Plot.text(points.filter((point) => point.hi === null), { x: "at", y: "to", text: () => "↑", dy: -12, fill: colour("--amber"), fontSize: 14, ariaHidden: "true" }),
        Plot.text(points.filter((point) => point.lo === null), { x: "at", y: "to", text: () => "↓", dy: 13, fill: colour("--amber"), fontSize: 14, ariaHidden: "true" }),
        Plot.tip(points, Plot.pointer({ x: "at", y: "to", title: said, fill: colour("--paper"), stroke: colour("--soft"), ariaHidden: "true" })),
      ],
    });
  };

  const bars = (box) => {
    const months = data(box.dataset.bars).map(([month, claims]) => ({ at: new Date(`${month}-01`), claims }));
    return Plot.plot({
      ...shared(box), height: 140,
      x: { type: "utc", label: null, tickFormat: (at) => month.format(at) }, y: { grid: true, label: null, ticks: 4 },
      marks: [Plot.rectY(months, { x: "at", y: "claims", interval: "month", fill: colour("--accent") }), Plot.ruleY([0])],
    });
  };

  const draw = () => {
    for (const box of document.querySelectorAll("[data-plot]")) box.replaceChildren(series(box));
    for (const box of document.querySelectorAll("[data-bars]")) box.replaceChildren(bars(box));
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let later;
  addEventListener("resize", () => { clearTimeout(later); later = setTimeout(draw, 150); });
})();
