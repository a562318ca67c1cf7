/** Who there is: the leading group, its office, the member units, the counties and their people. */
@NullMarked
package org.weibao.organization;

import org.jspecify.annotations.NullMarked;
