// A button that copies a private link; it shows only where copying is possible.
const button = document.querySelector("[data-copy]");
const source = document.querySelector("[data-copy-source]");
const state = document.querySelector("[data-copy-state]");

if (button && source && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.href ?? source.textContent.trim());
      state.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(source);
    }
  });
}
