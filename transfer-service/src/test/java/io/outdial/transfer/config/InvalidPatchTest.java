package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault a patch can have, by itself: it is told with its place, and nothing changes. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class InvalidPatchTest {

    final StoredConfigs stored = new StoredConfigs();

    @ParameterizedTest
    @MethodSource
    void oneFault(String patch, List<String> path, String code, String received) {
        UUID id = stored.full();
        String before = stored.row(id);
        wrong().body(patch)
                .patch(PATH, id)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors", hasSize(1))
                .body("errors[0].path", equalTo(path))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].received", equalTo(received))
                .body("errors[0].message", not(blankOrNullString()))
                .body("errors[0].expected", not(blankOrNullString()));
        assertEquals(before, stored.row(id));
    }

    static Stream<Arguments> oneFault() {
        return Stream.of(
                fault("{'name':null}", "invalid_type", "null", "name"),
                fault("{'name':''}", "too_small", "string", "name"),
                fault("{'name':5}", "invalid_type", "number", "name"),
                fault("{'name':['a']}", "invalid_type", "array", "name"),
                fault("{'routingConfigId':''}", "invalid_format", "string", "routingConfigId"),
                fault("{'routingConfigId':'b6e138dd'}", "invalid_format", "string", "routingConfigId"),
                fault(
                        "{'routingConfigId':'b6e138dd-eba1-9cd6-85c1-31882f4d70e7'}",
                        "invalid_format",
                        "string",
                        "routingConfigId"),
                fault(
                        "{'routingConfigId':'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'}",
                        "invalid_format",
                        "string",
                        "routingConfigId"),
                fault("{'routingConfigId':7}", "invalid_type", "number", "routingConfigId"),
                fault("{'type':null}", "invalid_type", "null", "type"),
                fault("{'type':'Direct'}", "invalid_value", "string", "type"),
                fault("{'type':''}", "invalid_value", "string", "type"),
                fault("{'type':1}", "invalid_type", "number", "type"),
                fault("{'warmTransfer':null}", "invalid_type", "null", "warmTransfer"),
                fault("{'warmTransfer':'true'}", "invalid_type", "string", "warmTransfer"),
                fault("{'warmTransfer':1}", "invalid_type", "number", "warmTransfer"),
                fault("{'directPhoneNumber':'123456789012345678901'}", "too_big", "string", "directPhoneNumber"),
                fault("{'directPhoneNumber':12025550123}", "invalid_type", "number", "directPhoneNumber"),
                fault("{'directPhoneNumber':'---'}", "invalid_format", "string", "directPhoneNumber"),
                fault(
                        "{'softphoneFallbackPhoneNumber':'(ext.)'}",
                        "invalid_format",
                        "string",
                        "softphoneFallbackPhoneNumber"),
                fault(
                        "{'dynamicOptions':{'pingUrl':'https://example.com','transferNumber':'+'}}",
                        "invalid_format",
                        "string",
                        "dynamicOptions",
                        "transferNumber"),
                fault("{'name':'" + "n".repeat(256) + "'}", "too_big", "string", "name"),
                fault("{'dynamicOptions':'x'}", "invalid_type", "string", "dynamicOptions"),
                fault("{'dynamicOptions':[]}", "invalid_type", "array", "dynamicOptions"),
                fault("{'dynamicOptions':{'pingUrl':''}}", "too_small", "string", "dynamicOptions", "pingUrl"),
                fault("{'dynamicOptions':{'pingUrl':{}}}", "invalid_type", "object", "dynamicOptions", "pingUrl"),
                fault("{'dynamicOptions':{'method':'DELETE'}}", "invalid_value", "string", "dynamicOptions", "method"),
                fault("{'dynamicOptions':{'method':'get'}}", "invalid_value", "string", "dynamicOptions", "method"),
                fault("{'dynamicOptions':{'timeout':'5'}}", "invalid_type", "string", "dynamicOptions", "timeout"),
                fault("{'dynamicOptions':{'timeout':-1}}", "too_small", "number", "dynamicOptions", "timeout"),
                fault("{'dynamicOptions':{'timeout':10001}}", "too_big", "number", "dynamicOptions", "timeout"),
                fault("{'dynamicOptions':{'timeout':1e400}}", "too_big", "number", "dynamicOptions", "timeout"),
                fault(
                        "{'dynamicOptions':{'headers':{'A':1}}}",
                        "invalid_type",
                        "number",
                        "dynamicOptions",
                        "headers",
                        "A"),
                fault(
                        "{'dynamicOptions':{'headers':{'A':null}}}",
                        "invalid_type",
                        "null",
                        "dynamicOptions",
                        "headers",
                        "A"),
                fault("{'dynamicOptions':{'headers':[]}}", "invalid_type", "array", "dynamicOptions", "headers"),
                fault("{'dynamicOptions':{'body':[1]}}", "invalid_type", "array", "dynamicOptions", "body"),
                fault(
                        "{'dynamicOptions':{'body':{'x':[1e999]}}}",
                        "too_big",
                        "number",
                        "dynamicOptions",
                        "body",
                        "x",
                        "0"),
                fault(
                        "{'dynamicOptions':{'body':{'x':'\\u0000'}}}",
                        "invalid_format",
                        "string",
                        "dynamicOptions",
                        "body",
                        "x"),
                fault(
                        "{'dynamicOptions':{'body':{'\\u0000':1}}}",
                        "invalid_format",
                        "string",
                        "dynamicOptions",
                        "body"),
                fault(
                        "{'dynamicOptions':{'transferNumberField':1}}",
                        "invalid_type",
                        "number",
                        "dynamicOptions",
                        "transferNumberField"),
                fault(
                        "{'dynamicOptions':{'transferNumber':true}}",
                        "invalid_type",
                        "boolean",
                        "dynamicOptions",
                        "transferNumber"),
                condition("{'operator':'equals','value':'1'}", "invalid_type", "undefined", "field"),
                condition("{'field':'s','value':'1'}", "invalid_type", "undefined", "operator"),
                condition("{'field':'s','operator':'like'}", "invalid_value", "string", "operator"),
                condition("{'field':'s','operator':null}", "invalid_type", "null", "operator"),
                condition("{'field':'s','operator':'equals','value':1}", "invalid_type", "number", "value"),
                fault(
                        "{'dynamicOptions':{'successConditions':{}}}",
                        "invalid_type",
                        "object",
                        "dynamicOptions",
                        "successConditions"),
                fault(
                        "{'dynamicOptions':{'successConditions':[null]}}",
                        "invalid_type",
                        "null",
                        "dynamicOptions",
                        "successConditions",
                        "0"),
                fault("{'sipUri':1}", "invalid_type", "number", "sipUri"),
                fault("{'sipHeaders':{'X-A':'1'}}", "invalid_type", "object", "sipHeaders"),
                fault("{'warmSummaryPrompt':false}", "invalid_type", "boolean", "warmSummaryPrompt"),
                fault("{'warmSummaryPrompt':'\\ud800'}", "invalid_format", "string", "warmSummaryPrompt"),
                fault("{'warmMode':'wait_for_operator'}", "invalid_value", "string", "warmMode"),
                fault("{'softphoneFallbackType':'none'}", "invalid_value", "string", "softphoneFallbackType"),
                fault(
                        "{'softphoneFallbackPhoneNumber':'123456789012345678901'}",
                        "too_big",
                        "string",
                        "softphoneFallbackPhoneNumber"),
                fault("{'appointmentBookingEnabled':null}", "invalid_type", "null", "appointmentBookingEnabled"),
                fault("{'transferWaitingMessages':'Wait'}", "invalid_type", "string", "transferWaitingMessages"),
                fault("{'transferWaitingMessages':['a',null]}", "invalid_type", "null", "transferWaitingMessages", "1"),
                fault("{'transferWaitingMessages':['a',1]}", "invalid_type", "number", "transferWaitingMessages", "1"),
                fault("[]", "invalid_type", "array"),
                fault("null", "invalid_type", "null"),
                fault("'x'", "invalid_type", "string"),
                fault("", "invalid_type", "undefined"),
                fault("{'appointmentConfigId':''}", "invalid_format", "string", "appointmentConfigId"),
                fault(
                        "{'softphoneHandoffStrategy':'immediate'}",
                        "invalid_value",
                        "string",
                        "softphoneHandoffStrategy"),
                // the booking would not know where to
                fault(
                        "{'softphoneFallbackType':'appointment_booking','appointmentConfigId':null}",
                        "custom",
                        "null",
                        "appointmentConfigId"),
                // the merged config would not know where to
                fault("{'directPhoneNumber':null}", "custom", "null", "directPhoneNumber"),
                fault("{'directPhoneNumber':''}", "custom", "string", "directPhoneNumber"),
                fault("{'type':'sip','sipUri':null}", "custom", "null", "sipUri"),
                fault("{'type':'dynamic','dynamicOptions':{}}", "custom", "null", "dynamicOptions", "pingUrl"));
    }

    private static Arguments fault(String patch, String code, String received, String... path) {
        return Arguments.of(patch.replace('\'', '"'), List.of(path), code, received);
    }

    private static Arguments condition(String condition, String code, String received, String field) {
        return fault(
                "{'dynamicOptions':{'pingUrl':'https://a','successConditions':[{'field':'s','operator':'exists'},"
                        + condition + "]}}",
                code,
                received,
                "dynamicOptions",
                "successConditions",
                "1",
                field);
    }
}
