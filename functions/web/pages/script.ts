/** Shows the copy buttons and makes them work; without it the addresses are selected by hand. */
export const SCRIPT = `for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    button.textContent = button.dataset.done;
    document.getElementById("said").textContent = button.dataset.done;
  });
}
`;
