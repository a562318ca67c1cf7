/* Tasklist's own configuration: takes the place of the one in the web apps' jar by having the same class path. */
import {configuration} from '../../../lib/weibao/language.js';

// On a slow line the parts of the page take longer than the seven seconds after which it would stay empty.
window.require.config({waitSeconds: 60});

export default {
  ...configuration('tasklist'),
  customScripts: ['../../password/watch.js', 'scripts/weibao/home.js', '../../letters/received.js'],
  shortcuts: {}
};
