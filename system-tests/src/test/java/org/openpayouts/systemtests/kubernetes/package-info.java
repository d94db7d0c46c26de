/** What k8s/ says, rendered and held to the types of Kubernetes and to this project's own rules. */
@NullMarked
package org.openpayouts.systemtests.kubernetes;

import org.jspecify.annotations.NullMarked;
