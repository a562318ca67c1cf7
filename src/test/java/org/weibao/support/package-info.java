/** What the tests share: the application on a random port, and people who sign in to it. */
@NullMarked
package org.weibao.support;

import org.jspecify.annotations.NullMarked;
