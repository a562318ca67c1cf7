/** One listener a step of the models: id in, one use case, outcome out. */
@NullMarked
package org.weibao.process.listener;

import org.jspecify.annotations.NullMarked;
