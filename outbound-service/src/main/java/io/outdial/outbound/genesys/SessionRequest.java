package io.outdial.outbound.genesys;

import io.outdial.outbound.desk.Desk;
import io.outdial.outbound.login.Agent;
import java.util.Set;

/**
 * That an agent asks for a session to begin or end.
 *
 * @param features those that the caller has at present
 * @param desk as it was before
 */
record SessionRequest(
        Agent agent, Set<String> features, Desk desk, DeskMapper mapper, OperationParameters parameters) {}
