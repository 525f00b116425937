package io.outdial.outbound.member;

import java.util.List;
import java.util.UUID;

/**
 * An agent with what it is assigned to.
 *
 * @param userName null where it cannot log in
 * @param skills names, in alphabetical order
 * @param campaigns names of those it works in, in alphabetical order
 * @param isLoggedIn whether it has a session
 * @param phoneNumber of the device of its session; null without a session, or where the device has none
 */
public record AgentDetails(
        UUID memberId,
        String agentId,
        String name,
        String userName,
        List<String> skills,
        List<String> campaigns,
        boolean isLoggedIn,
        String phoneNumber) {}
