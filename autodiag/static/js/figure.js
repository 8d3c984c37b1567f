// A still figure that can be explored: on demand, its place is taken by the same figure, drawn by
// Plotly, with a switch for each series. Nothing is fetched before the reader asks for it.
(() => {
  // The sheets that Plotly and its maps would write; a test looks for these names in the library.
  const STYLE_IDS = [
    "plotly.js-style-global",
    "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53",
  ];
  const VARIABLE = /^var\((--[\w-]+)(?:,\s*([\w-]+))?\)$/;
  const FRENCH = {
    days: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
    shortDays: ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
    months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
      "septembre", "octobre", "novembre", "décembre"],
    shortMonths: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août",
      "sept.", "oct.", "nov.", "déc."],
    date: "%Y-%m-%d",
    decimal: ",",
    thousands: "\u00a0",
  };
  const CONFIG = {
    displayModeBar: false, displaylogo: false, showSendToCloud: false, responsive: true,
    scrollZoom: false, doubleClick: false, showTips: false,
    locales: { fr: { dictionary: {}, format: FRENCH } },
    locale: document.documentElement.lang.slice(0, 2),
  };

  // The policy lets no script write a sheet: the page's own holds what is needed of them.
  const forbidStyles = () => {
    for (const id of STYLE_IDS.filter((one) => !document.getElementById(one))) {
      const link = document.createElement("link");
      link.id = id;
      link.className = "no-inline-styles";
      document.head.append(link);
    }
  };

  let library;
  const loadLibrary = (address) => {
    forbidStyles();
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => { library = undefined; script.remove(); reject(new Error(address)); };
      document.head.append(script);
    });
    return library;
  };

  const loadFigure = async (address) => {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      throw new Error(`${answer.status} ${address}`);
    }
    return answer.json();
  };

  // "var(--dim, dim-str)" is what --dim is worth within something of class dim-str.
  const readVariable = (name, className, probe) => {
    probe.className = className || "";
    return getComputedStyle(probe).getPropertyValue(name).trim();
  };

  const resolve = (value, probe) => {
    if (typeof value === "string") {
      const found = VARIABLE.exec(value);
      return found ? readVariable(found[1], found[2], probe) : value;
    }
    if (Array.isArray(value)) {
      return value.map((one) => resolve(one, probe));
    }
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one, probe)]));
    }
    return value;
  };

  const inColours = (figure, place) => {
    const probe = document.createElement("span");
    place.append(probe);
    try {
      return resolve(figure, probe);
    } finally {
      probe.remove();
    }
  };

  const seriesOf = (figure) => {
    const series = new Map();
    for (const trace of figure.data) {
      series.set(trace.legendgroup, trace.meta);
    }
    return [...series].reverse();
  };

  const makeSwitch = ([key, name], onChange) => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    const sign = document.createElement("span");
    label.className = "dots-switch";
    box.type = "checkbox";
    box.checked = true;
    box.value = key;
    box.addEventListener("change", () => onChange(key, box.checked));
    sign.className = `dots-sign dots-sign-${key.split("-")[0]}`;
    label.append(box, sign, document.createTextNode(name));
    return label;
  };

  const showSwitches = (place, figure, onChange) => {
    const fieldset = document.createElement("fieldset");
    const legend = document.createElement("legend");
    fieldset.className = "dots-switches on-screen";
    legend.textContent = figure.layout.meta.switches;
    fieldset.append(legend, ...seriesOf(figure).map((one) => makeSwitch(one, onChange)));
    place.append(fieldset);
    place.hidden = false;
    fieldset.querySelector("input").focus();
  };

  const explore = async (box, place) => {
    const [Plotly, figure] = await Promise.all([
      loadLibrary(box.dataset.figureLibrary), loadFigure(box.dataset.figureUrl),
    ]);
    const target = document.createElement("div");
    target.className = "dots-drawn";
    target.setAttribute("role", "img");
    target.setAttribute("aria-label", `${figure.layout.meta.title}. ${figure.layout.meta.text}`);
    const draw = () => {
      const { data, layout } = inColours(figure, place);
      return Plotly.react(target, data, layout, CONFIG);
    };
    place.replaceChildren(target);
    await draw();
    document.addEventListener("themechange", draw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    showSwitches(box.querySelector("[data-figure-switches]"), figure, (key, isShown) => {
      for (const trace of figure.data) {
        if (trace.legendgroup === key) {
          trace.visible = isShown;
        }
      }
      draw();
    });
  };

  const prepare = (box) => {
    const button = box.querySelector("[data-figure-open]");
    const place = box.querySelector("[data-figure-place]");
    const status = box.querySelector("[data-figure-status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const still = [...place.childNodes];
      button.setAttribute("aria-disabled", "true");
      status.textContent = box.dataset.figureWait;
      try {
        await explore(box, place);
        button.hidden = true;
        status.textContent = "";
      } catch {
        place.replaceChildren(...still);
        button.removeAttribute("aria-disabled");
        status.textContent = box.dataset.figureFailed;
      }
    });
  };

  document.querySelectorAll("[data-figure-url]").forEach(prepare);
})();
