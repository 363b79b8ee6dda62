"use strict";
// Who relies on whom, drawn by Cytoscape; the same stands below as a list.
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const style = () => [
    { selector: "node", style: { label: "data(label)", "font-size": 11, "font-family": "sans-serif", color: colour("--ink"), "text-wrap": "ellipsis", "text-max-width": 140, "text-valign": "bottom", "text-margin-y": 4, "text-background-color": colour("--raised"), "text-background-opacity": 0.85, "text-background-padding": 1, "background-color": colour("--soft"), width: 16, height: 16 } },
    { selector: 'node[sort = "outlet"]', style: { shape: "round-rectangle", "background-color": colour("--accent") } },
    { selector: 'node[sort = "self"]', style: { "background-color": colour("--plum"), width: 24, height: 24 } },
    { selector: "edge", style: { width: "mapData(count, 1, 12, 1, 5)", "line-color": colour("--soft"), "line-opacity": 0.55, "target-arrow-color": colour("--soft"), "target-arrow-shape": "triangle", "curve-style": "bezier", "arrow-scale": 0.9 } },
    { selector: "edge[circle = 1]", style: { "line-color": colour("--alarm"), "target-arrow-color": colour("--alarm") } },
  ];
  for (const box of document.querySelectorAll("[data-graph]")) {
    const elements = JSON.parse(document.getElementById(box.dataset.graph).textContent);
    const drawn = cytoscape({
      container: box, elements, style: style(), userZoomingEnabled: false, maxZoom: 1.15, boxSelectionEnabled: false, layout: { name: "preset" },
    });
    const layout = drawn.layout(elements.nodes.length > 18
      ? { name: "concentric", animate: false, minNodeSpacing: 40, padding: 20 }
      : { name: "breadthfirst", directed: true, animate: false, spacingFactor: 1.1, avoidOverlap: true });
    const place = () => { drawn.fit(undefined, 30); drawn.center(); };
    layout.one("layoutstop", place);
    layout.run();
    drawn.on("resize", place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.style(style()));
  }
})();
