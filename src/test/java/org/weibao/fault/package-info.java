/** What happens when the plug is pulled: the packaged application and a real database, killed and started again. */
@NullMarked
package org.weibao.fault;

import org.jspecify.annotations.NullMarked;
