package io.outdial.outbound.cloudagent;

import static io.outdial.outbound.cloudagent.RowCase.row;

import io.outdial.platform.testing.TestEnvironment;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of the response table of the published page, numbered as in cloudagent.md §1.4. */
final class DocumentedRows {

    private static final String NO_ACTION = "SuccessFully Updated Progressive Campaign";
    private static final String RUNS = "Campaign {name} Is Already Started";
    private static final String STARTED = "SuccessFully Updated, Progressive was started";
    private static final String NOT_UNDERSTOOD =
            "Please pass the valid Campaign action SuccessFully Updated Progressive Campaign Data";
    private static final String PHONE =
            "phone number should be numeric and must be between 3 to 16 digits and allows prefix +";
    private static final String PRIORITY = "The priority value must be numeric and range from 0 to 99.";
    private static final String DATE =
            "Invalid date format. Please pass date in format yyyy-MM-dd HH:mm:ss or yyyy-MM-dd";

    private DocumentedRows() {}

    static Stream<RowCase> all() {
        return Stream.of(
                        authentication(),
                        campaignAndPhone(),
                        actions(),
                        duplicates(),
                        priorities(),
                        expiries(),
                        dialMethods())
                .flatMap(Function.identity());
    }

    private static Stream<RowCase> authentication() {
        String name = "Username Should Not be Null or Empty.";
        return Stream.of(
                row("1", "setting TOKEN_AUTH")
                        .key(TestEnvironment.OTHER_CLIENT_KEY)
                        .put("userName", "other")
                        .refused("Invalid action."),
                row("1", "setting NONE")
                        .key(TestEnvironment.LEGACY_CLIENT_KEY)
                        .put("userName", "legacy")
                        .refused("Invalid action."),
                row("2", "no apiKey").key(null).refused("Api Key Should Not be Null or Empty."),
                row("3", "wrong apiKey").key("cc_wrong").refused("Invalid User Details"),
                row("3", "empty apiKey").key("").refused("Invalid User Details"),
                row("3", "expired apiKey").key(TestEnvironment.EXPIRED_KEY).refused("Invalid User Details"),
                row("3", "revoked apiKey").key(TestEnvironment.REVOKED_KEY).refused("Invalid User Details"),
                row("15", "no userName").remove("userName").refused(name),
                row("15", "empty userName").put("userName", "").refused(name),
                row("15", "userName null").putNull("userName").refused(name),
                row("15", "misspelt userName")
                        .remove("userName")
                        .put("usrName", "demo")
                        .refused(name),
                row("16", "valid userName").in("RUNNING").put("action", "START").stores("Success", RUNS),
                row("17", "wrong userName").put("userName", "nobody").refused("Invalid User Details"),
                row("17", "another client's userName").put("userName", "other").refused("Invalid User Details"),
                row("25", "empty userName").put("userName", " ").refused(name),
                row("25", "userName null").putNull("userName").refused(name),
                row("39", "setting BASIC_AUTH")
                        .of("IVR", "Nonagentwise")
                        .put("action", "start")
                        .moves("RUNNING")
                        .stores("SUCCESS", "SuccessFully Updated, IVR was started"),
                row("40", "setting None")
                        .key(TestEnvironment.LEGACY_CLIENT_KEY)
                        .put("userName", "legacy")
                        .refused("Invalid action."),
                row("41", "setting Token_Auth")
                        .key(TestEnvironment.OTHER_CLIENT_KEY)
                        .put("userName", "other")
                        .refused("Invalid action."));
    }

    private static Stream<RowCase> campaignAndPhone() {
        String details = "Please provide campaign details";
        return Stream.of(
                row("4", "no campaignName").remove("campaignName").answers("Error", details),
                row("4", "misspelt campaignName")
                        .rename("campaignName", "campaingName")
                        .answers("Error", details),
                row("4", "empty campaignName").put("campaignName", "").answers("Error", details),
                row("4", "campaignName null").putNull("campaignName").answers("Error", details),
                row("5", "unknown campaign")
                        .put("campaignName", "nowhere")
                        .answers("FAIL", "No User Found or Campaign Name is Invalid"),
                row("6", "no phoneNumber").remove("phoneNumber").answers("error", PHONE),
                row("6", "misspelt phoneNumber")
                        .rename("phoneNumber", "phoneNumbr")
                        .answers("error", PHONE),
                row("6", "letters").put("phoneNumber", "202abc0123").answers("error", PHONE),
                row("6", "two digits").put("phoneNumber", "12").answers("error", PHONE),
                row("6", "seventeen digits")
                        .put("phoneNumber", "12345678901234567")
                        .answers("error", PHONE),
                row("6", "empty phoneNumber").put("phoneNumber", "").answers("error", PHONE),
                row("6", "phoneNumber null").putNull("phoneNumber").answers("error", PHONE),
                row("7", "valid phone")
                        .in("RUNNING")
                        .put("action", "START")
                        .put("phoneNumber", "+1" + Campaigns.number())
                        .stores("Success", RUNS),
                row("38", "inbound")
                        .of("InBound", "Nonagentwise")
                        .answers("Fail", "The selected campaign is not outbound"));
    }

    private static Stream<RowCase> actions() {
        return Stream.of(
                row("8", "misspelt action").put("actoin", "start").stores("Success", NO_ACTION),
                row("8", "misspelt action, running")
                        .in("RUNNING")
                        .put("actoin", "stop")
                        .stores("Success", NO_ACTION),
                row("9", "stop")
                        .in("RUNNING")
                        .put("action", "stop")
                        .moves("READY")
                        .stores("Success", "SuccessFully Updated Progressive Campaign Stoped"),
                row("9", "stop, not running")
                        .put("action", "STOP")
                        .stores("Success", "SuccessFully Updated Progressive Campaign Stoped"),
                row("10", "start")
                        .of("IVR", "Nonagentwise")
                        .put("action", "START")
                        .moves("RUNNING")
                        .stores("SUCCESS", "SuccessFully Updated, IVR was started"),
                row("10", "start of a completed one")
                        .in("COMPLETED")
                        .put("action", "Start")
                        .moves("RUNNING")
                        .stores("SUCCESS", STARTED),
                row("11", "action blank").put("action", "").stores("Success", NOT_UNDERSTOOD),
                row("11", "action null").putNull("action").stores("Success", NOT_UNDERSTOOD),
                row("11", "action invalid").in("RUNNING").put("action", "pause").stores("Success", NOT_UNDERSTOOD));
    }

    private static Stream<RowCase> duplicates() {
        return Stream.of(
                row("12", "checkDuplicate TRUE")
                        .seeded()
                        .put("checkDuplicate", "TRUE")
                        .put("action", "start")
                        .answers("SUCCESS", "Number Already Exist"),
                row("12", "checkDuplicate true, a JSON boolean")
                        .seeded()
                        .put("checkDuplicate", true)
                        .answers("SUCCESS", "Number Already Exist"),
                row("13", "checkDuplicate false")
                        .seeded()
                        .put("checkDuplicate", "FALSE")
                        .put("action", "start")
                        .moves("RUNNING")
                        .stores("SUCCESS", STARTED),
                row("13", "checkDuplicate blank")
                        .seeded()
                        .put("checkDuplicate", "")
                        .put("action", "start")
                        .moves("RUNNING")
                        .stores("SUCCESS", STARTED),
                row("13", "checkDuplicate missing")
                        .seeded()
                        .put("action", "start")
                        .moves("RUNNING")
                        .stores("SUCCESS", STARTED),
                row("13", "checkDuplicate invalid")
                        .seeded()
                        .put("checkDuplicate", "maybe")
                        .put("action", "start")
                        .moves("RUNNING")
                        .stores("SUCCESS", STARTED),
                row("14", "no checkDuplicate")
                        .seeded()
                        .in("RUNNING")
                        .put("action", "start")
                        .stores("Success", RUNS),
                row("36", "same name, another number")
                        .seeded()
                        .put("phoneNumber", Campaigns.number())
                        .put("checkDuplicate", "true")
                        .put("action", "start")
                        .moves("RUNNING")
                        .stores("SUCCESS", STARTED),
                row("37", "same number, another name")
                        .seeded()
                        .put("Name", "Another")
                        .put("checkDuplicate", "true")
                        .answers("SUCCESS", "Number Already Exist"));
    }

    private static Stream<RowCase> priorities() {
        return Stream.of(
                row("18", "no priority").stores("Success", NO_ACTION),
                row("18", "misspelt priority").put("prioriti", "200").stores("Success", NO_ACTION),
                row("18", "misspelt priority with a valid value")
                        .put("prioriti", "5")
                        .stores("Success", NO_ACTION),
                row("18", "valid priority").put("priority", "10").stores("Success", NO_ACTION),
                row("18", "a number").put("priority", 0).stores("Success", NO_ACTION),
                row("19", "priority empty").put("priority", "").answers("Error", PRIORITY),
                row("19", "priority null").putNull("priority").answers("Error", PRIORITY),
                row("19", "priority invalid").put("priority", "high").answers("Error", PRIORITY),
                row("19", "priority 100").put("priority", 100).answers("Error", PRIORITY));
    }

    private static Stream<RowCase> expiries() {
        return Stream.of(
                row("20", "unreadable").put("expiryDate", "31-01-2099").answers("Error", DATE),
                row("21", "empty").put("expiryDate", "").answers("Error", DATE),
                row("21", "null").putNull("expiryDate").answers("Error", DATE),
                row("22", "past")
                        .put("expiryDate", "2020-01-31 18:00:00")
                        .answers("Error", "The expiry date and time must be in the future"),
                row("22", "past day")
                        .put("expiryDate", "2020-01-31")
                        .answers("Error", "The expiry date and time must be in the future"),
                row("23", "future, running")
                        .in("RUNNING")
                        .put("action", "start")
                        .put("expiryDate", "2099-01-31 18:00:00")
                        .stores("Success", RUNS),
                row("24", "valid").put("expiryDate", "2099-01-31 18:00:00").stores("Success", NO_ACTION),
                row("24", "a date alone").put("expiryDate", "2099-01-31").stores("Success", NO_ACTION));
    }

    private static Stream<RowCase> dialMethods() {
        String skill = "Please provide valid skill";
        return Stream.of(
                row("26", "no agentId").of("Progressive", "Agentwise").answers("FAIL", "Agent Is Empty!"),
                row("27", "empty agentId")
                        .of("Progressive", "Agentwise")
                        .put("agentId", "")
                        .answers("FAIL", "Agent Is Empty!"),
                row("28", "unknown agent")
                        .of("Progressive", "Agentwise")
                        .put("agentId", "nobody")
                        .answers("FAIL", "Agent is not correctly mapped!"),
                row("28", "agent of no campaign")
                        .of("Progressive", "Agentwise")
                        .put("agentId", "agent2")
                        .answers("FAIL", "Agent is not correctly mapped!"),
                row("29", "valid agent")
                        .of("Progressive", "Agentwise")
                        .put("agentId", "agent1")
                        .stores("SUCCESS", "SuccessFully Updated"),
                row("30", "no skill").of("Progressive", "Skillwise").answers("FAIL", skill),
                row("31", "empty skill")
                        .of("Progressive", "Skillwise")
                        .put("skill", "")
                        .answers("FAIL", skill),
                row("32", "unknown skill")
                        .of("Progressive", "Skillwise")
                        .put("skill", "juggling")
                        .answers("FAIL", skill),
                row("33", "valid skill")
                        .of("Progressive", "Skillwise")
                        .put("skill", "sales")
                        .stores("SUCCESS", "SuccessFully Updated"),
                row("34", "another valid skill")
                        .of("Progressive", "Skillwise")
                        .seededWith("skill", "sales")
                        .put("skill", "support")
                        .put("checkDuplicate", "true")
                        .answers("Success", "Number Already Existed"),
                row("35", "mapped columns missing")
                        .of("Progressive", "Agentwise")
                        .put("agentId", "agent1")
                        .remove("Name")
                        .stores("SUCCESS", "SuccessFully Updated"),
                row("35", "mapped columns invalid")
                        .of("Progressive", "Skillwise")
                        .put("skill", "sales")
                        .put("Name", "<;>")
                        .put("Address", "?!")
                        .stores("SUCCESS", "SuccessFully Updated"));
    }
}
