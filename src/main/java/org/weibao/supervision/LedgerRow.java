package org.weibao.supervision;

import org.jspecify.annotations.Nullable;

/**
 * A measure in the ledger, as people read it.
 *
 * @param mark for the colour of its state
 */
record LedgerRow(
        String point,
        String measure,
        String lead,
        String responsible,
        String progress,
        String indicator,
        Mark mark,
        String state,
        @Nullable String deadline,
        @Nullable String ended,
        String note) {}
