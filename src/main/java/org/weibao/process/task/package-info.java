/** What every user task does: its dates, its name, its notices, and what is submitted. */
@NullMarked
package org.weibao.process.task;

import org.jspecify.annotations.NullMarked;
