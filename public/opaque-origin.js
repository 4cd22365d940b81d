/**
 * Goes on to the single file where a page can load neither modules nor workers by their address: in a frame whose
 * sandbox does not have `allow-same-origin`, and in a folder on disk. The address of such a page has no origin.
 */
const singleFile = 'gan-playground.html';

// A server that answers everything with this page must not be asked for ever.
if (self.origin === 'null' && !location.pathname.endsWith(`/${singleFile}`)) {
  location.replace(singleFile + location.search + location.hash);
}
