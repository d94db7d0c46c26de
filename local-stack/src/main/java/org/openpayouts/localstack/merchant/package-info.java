/**
 * The demo merchant: its key pair, tokens, recipients and reserve, made through the public ways
 * only, and found again when the stack starts on kept data.
 */
@NullMarked
package org.openpayouts.localstack.merchant;

import org.jspecify.annotations.NullMarked;
