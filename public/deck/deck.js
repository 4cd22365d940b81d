/**
 * What a deck with running GANs takes besides reveal.js: runs play on their slide alone, fragments change
 * them, keys go on to the deck, and on paper every run is a still picture. To be copied into other decks.
 */

const PRINTING = /[?&](print-pdf|view=print)/.test(location.search);

if (PRINTING) showStills();

const deck = new Reveal({
  width: 1280,
  height: 720,
  margin: 0.06,
  hash: true,
  transition: 'none',
  // A fragment is what was said last; on paper the last state of a slide is enough.
  pdfSeparateFragments: false,
});

void deck.initialize().then(() => {
  deck.on('slidechanged', playWhatIsShown);
  deck.on('fragmentshown', applyFragments);
  deck.on('fragmenthidden', applyFragments);
  deck.addKeyBinding({ keyCode: 80, key: 'P', description: 'Print stills' }, () => {
    location.search = '?print-pdf';
  });
  playWhatIsShown();
});

/** reveal.js tells plain frames by itself when their slide comes and goes; elements are told here. */
function playWhatIsShown() {
  if (PRINTING) return;
  for (const playground of document.querySelectorAll('gan-playground')) {
    const shown = deck.getCurrentSlide().contains(playground);
    // Where frames are not allowed there is nobody to play, and the link inside is shown.
    (shown ? playground.play() : playground.pause()).catch(() => {});
  }
}

/** What the last fragment on view asks for; without one, what the element had at first. */
function applyFragments() {
  const slide = deck.getCurrentSlide();
  const playground = slide.querySelector('gan-playground');
  if (!playground) return;
  playground.first ??= Object.fromEntries(
    ['loss', 'objective', 'lipschitz'].map((key) => [key, playground.getAttribute(key)]),
  );
  const shown = [...slide.querySelectorAll('.fragment.visible[data-set]')].at(-1);
  const wanted = shown
    ? Object.fromEntries(new URLSearchParams(shown.dataset.set))
    : playground.first;
  // By then the slide may have been left.
  void playground.set(wanted).then(playWhatIsShown);
}

/** Stills in place of runs, each trained to the iteration that its place names. */
function showStills() {
  for (const playground of document.querySelectorAll('gan-playground')) {
    playground.setAttribute('still', '1');
    playground.setAttribute('start', playground.dataset.still);
  }
  for (const frame of document.querySelectorAll('iframe.playground')) {
    const address = new URL(frame.dataset.src, location.href);
    address.searchParams.set('still', '1');
    address.searchParams.set('start', frame.dataset.still);
    frame.dataset.src = address.href;
  }
}

/** Plain frames pass keys on when they are asked to; elements do so by their attribute `keys`. */
addEventListener('message', ({ data, source, origin }) => {
  const frame = [...document.querySelectorAll('iframe.playground')].find(
    ({ contentWindow }) => contentWindow === source,
  );
  if (!frame || typeof data !== 'object' || data === null) return;
  if (data.type === 'gan-playground/ready') {
    source.postMessage({ type: 'gan-playground/keys', v: 1, forward: true }, origin);
  }
  if (data.type === 'gan-playground/key') {
    frame.blur();
    document.dispatchEvent(new KeyboardEvent('keydown', { ...data, bubbles: true }));
  }
});
