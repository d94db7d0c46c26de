/**
 * Merchants and their API tokens: who may ask, in whose name, with which policy. A merchant's every
 * change is published as a whole under a rising version; the webhook keys in it are sealed to the
 * dispatcher before they are stored, and the text of a token is nowhere but in its derivation.
 */
@NullMarked
package org.openpayouts.payoutapi.merchant;

import org.jspecify.annotations.NullMarked;
