/** The rules that keep the house in order, each of them a test. */
@NullMarked
package org.weibao.architecture;

import org.jspecify.annotations.NullMarked;
