/** The first start and each later one: models, grants, filters, people. */
@NullMarked
package org.weibao.process.install;

import org.jspecify.annotations.NullMarked;
