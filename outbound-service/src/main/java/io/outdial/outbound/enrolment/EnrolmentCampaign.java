package io.outdial.outbound.enrolment;

/**
 * A campaign as far as enrolments are concerned.
 *
 * @param isOver whether nobody is called for it any more
 * @param isOutbound whether it calls anybody
 */
record EnrolmentCampaign(boolean isOver, boolean isOutbound) {}
