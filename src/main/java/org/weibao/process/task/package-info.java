/** What every user task has: dates, name, notices, and a submission. */
@NullMarked
package org.weibao.process.task;

import org.jspecify.annotations.NullMarked;
