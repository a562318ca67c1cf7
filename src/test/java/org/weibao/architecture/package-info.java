/** The architecture's rules, each of them a test. */
@NullMarked
package org.weibao.architecture;

import org.jspecify.annotations.NullMarked;
