/** What each start installs: models, grants, filters; and the first start: people. */
@NullMarked
package org.weibao.process.install;

import org.jspecify.annotations.NullMarked;
