package org.openpayouts.webhookdispatcher.notification;

import org.jspecify.annotations.Nullable;

/** What a webhook shows of a recipient. */
record RecipientView(
    String id, @Nullable String shopperId, String email, @Nullable String label, String status) {}
