/** The ledger check (对账): whether our records and the engine's tables agree. */
@NullMarked
package org.weibao.process.ledger;

import org.jspecify.annotations.NullMarked;
