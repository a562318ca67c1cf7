/* Loaded by each of the web apps: leads to the page of the password when it must be changed, offers it in everybody's own
   menu, says why a session has ended, and tells the server which requests the page sends by itself, so that an unattended
   one does not keep a session. */
import {offerInMenu} from './menu.js';
import {sayEnded, sayLater, wasSignedIn} from './said.js';

const DUE = 'X-Weibao-Password-Change';
const UNATTENDED = 'X-Weibao-Unattended';
/** Longer than the lists poll: who has moved since the last poll is there at the next. */
const ATTENTION = 90 * 1000;

let attended = Date.now();
['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'].forEach(sign =>
  window.addEventListener(sign, () => { attended = Date.now(); }, {capture: true, passive: true}));

const page = () => '/camunda/password/?to=' + encodeURIComponent(location.pathname) + location.hash;
const isUnattended = () => Date.now() - attended > ATTENTION;
const isOurs = address => new URL(address, document.baseURI).origin === location.origin;

const open = XMLHttpRequest.prototype.open;
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  open.call(this, method, address, ...rest);
  if (isOurs(address)) {
    if (isUnattended()) {
      this.setRequestHeader(UNATTENDED, 'true');
    }
    this.addEventListener('load', () => {
      if (this.getResponseHeader(DUE)) {
        location.assign(page());
      }
      if (this.status === 401) {
        sayEnded();
      } else if (method.toUpperCase() === 'POST' && this.status === 200 && String(address).includes('/login/')) {
        wasSignedIn();
      }
    });
  }
};

offerInMenu('change-password', '修改口令', page);
sayEnded();
sayLater();
