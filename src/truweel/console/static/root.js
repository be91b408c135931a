// Links in answers have the form /#/objectRef/CLIENT:1; what follows # stays in the browser, so the browser goes on.
{
  const match = /^#\/objectRef\/([A-Z0-9_]+:[0-9]+)$/.exec(window.location.hash);
  const { prefix } = document.currentScript.dataset;
  window.location.replace(prefix + (match ? `/console/open/${match[1]}` : "/console"));
}
