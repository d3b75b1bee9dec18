/* Stacked bars: points per group of every unit. The table above holds the same figures.
   The drawing library is large: it is fetched when the chart comes into view. */
(() => {
  const place = document.getElementById("group-chart");
  const source = document.getElementById("chart-data");
  if (!place || !source) return;
  const data = JSON.parse(source.textContent);
  const spoken = place.getAttribute("aria-label"); /* the library would put English there */
  const shown = (value) => Number(value).toLocaleString("vi-VN", { maximumFractionDigits: 3 });
  place.style.height = `${Math.max(260, 110 + data.units.length * 34)}px`;
  let chart = null;
  const draw = () => {
    const style = getComputedStyle(document.documentElement);
    const lines = style.getPropertyValue("--tblr-border-color").trim() || "#d1d5db";
    const text = style.getPropertyValue("--tblr-body-color").trim() || "#1f2937";
    chart?.dispose();
    chart = window.echarts.init(place, null, { renderer: "svg" });
    const narrow = place.clientWidth < 520;
    chart.setOption({
      aria: { enabled: true, decal: { show: true }, label: { description: spoken } },
      animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      color: ["#a3161b", "#d98b1f", "#2f6f4f", "#1f5f9f", "#7a4a9c", "#5b6470", "#b0517a"],
      textStyle: { fontFamily: style.getPropertyValue("--tblr-font-sans-serif"), color: text },
      legend: {
        type: "scroll",
        top: 0,
        textStyle: { color: text },
        formatter: (name) => (name.length > 34 ? `${name.slice(0, 33)}…` : name),
      },
      grid: { left: 16, right: 56, top: 56, bottom: 8, containLabel: true },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        renderMode: "richText",
        confine: true,
        valueFormatter: shown,
      },
      xAxis: {
        type: "value",
        axisLabel: { color: text, formatter: shown },
        splitLine: { lineStyle: { color: lines } },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: data.units,
        axisLabel: { color: text, width: narrow ? 96 : 180, overflow: "truncate" },
      },
      series: data.groups.map((group, place_) => ({
        name: group.name,
        type: "bar",
        stack: "total",
        barMaxWidth: 24,
        data: group.points.map(Number),
        label:
          place_ === data.groups.length - 1
            ? {
                show: true,
                position: "right",
                color: text,
                formatter: (bar) => shown(data.totals[bar.dataIndex]),
              }
            : { show: false },
      })),
    });
  };
  const begin = () => {
    document.fonts.ready.then(draw);
    window.addEventListener("resize", () => chart?.resize());
    new MutationObserver(draw).observe(document.documentElement, {
      attributes: true,
      attributeFilter: ["data-bs-theme"],
    });
  };
  new IntersectionObserver(
    (seen, observer) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      const library = document.createElement("script");
      library.src = place.dataset.library;
      library.addEventListener("load", begin);
      document.head.append(library);
    },
    { threshold: 0.25 },
  ).observe(place);
})();
