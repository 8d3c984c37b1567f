// Suggestions for a field that names a municipality: <input data-places-url="…/network/places">.
// The browser's own list of suggestions shows them, so that every reader and every keyboard knows it.
// Without this file the field is a plain one, and the server reads what was typed.
(() => {
  const SHORTEST = 2;
  const PAUSE = 150;                    // milliseconds without a key before asking

  const fill = (list, places) => {
    list.replaceChildren(...places.map((place) => {
      const option = document.createElement("option");
      const hasRegion = place.label.includes(place.region_name);
      option.value = place.label;
      // Some browsers show the label in the place of the value, so it says both.
      option.label = hasRegion ? place.label : `${place.label}, ${place.region_name}`;
      return option;
    }));
  };

  const enhance = (input, number) => {
    const list = document.createElement("datalist");
    list.id = `places-${number}`;
    input.after(list);
    input.setAttribute("list", list.id);
    input.autocomplete = "off";
    let timer = 0;
    let last = null;                    // the request under way; an older answer never wins

    const ask = async (text) => {
      last?.abort();
      last = new AbortController();
      const url = new URL(input.dataset.placesUrl, location.href);
      url.searchParams.set("q", text);
      try {
        const answer = await fetch(url, { signal: last.signal, headers: { Accept: "application/json" } });
        if (answer.ok) {
          fill(list, await answer.json());
        }
      } catch {
        // The field still works; a slow or lost line only costs the suggestions.
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      const text = input.value.trim();
      if (text.length >= SHORTEST) {
        timer = setTimeout(() => ask(text), PAUSE);
      }
    });
  };

  document.querySelectorAll("input[data-places-url]").forEach(enhance);
})();
