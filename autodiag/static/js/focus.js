// The summary of what is to be corrected takes the focus, so that it is read first.
const summary = document.querySelector("[data-takes-focus]");
summary?.focus();
// An address that leads to a part of the page takes the focus away from it while the page loads.
addEventListener("load", () => {
  if (document.activeElement === document.body) summary?.focus();
});
