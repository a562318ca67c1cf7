/** Takes the text out of a document as it was received: Word, PDF, a web page or plain text. */
@NullMarked
package org.weibao.extraction;

import org.jspecify.annotations.NullMarked;
