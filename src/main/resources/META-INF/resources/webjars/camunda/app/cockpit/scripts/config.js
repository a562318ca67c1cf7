/* Takes the place of the one in the web apps' jar, which sets nothing, by having the same class path. */
import {configuration} from '../../../lib/weibao/language.js';

export default {
  ...configuration('cockpit'),
  customScripts: ['../../password/watch.js', '../../lib/weibao/header.js', 'scripts/weibao/overview.js', 'scripts/weibao/instances.js']
};
