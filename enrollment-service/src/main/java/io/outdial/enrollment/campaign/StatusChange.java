package io.outdial.enrollment.campaign;

import java.util.UUID;

/** What became of it; {@code previous} and {@code now} are the same where nothing had to change. */
record StatusChange(UUID enrolmentId, CampaignStatus previous, CampaignStatus now) {}
