"""Starts the AWS emulator in the foreground, with two things put right:

- AWS has no permission of its own for batches of SQS and lets whoever may send a message send ten
  (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html);
- CloudFront reaches an HTTP API by its name in AWS, which here is the emulator itself: nothing ever leaves the machine.
"""

import os
import re

from ministack import app
from ministack.core import iam_actions
from ministack.services import cloudfront

BATCHES = {
    "sqs:SendMessageBatch": "sqs:SendMessage",
    "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
    "sqs:ChangeMessageVisibilityBatch": "sqs:ChangeMessageVisibility",
}
API_HOST = re.compile(r"^([a-f0-9]{8})\.execute-api\.[a-z0-9.-]+(?::\d+)?$")

emulated_action = iam_actions.extract_iam_action
emulated_target = cloudfront._origin_connect_target


def action_as_in_aws(*request):
    action = emulated_action(*request)
    return BATCHES.get(action, action)


def target_on_this_machine(origin, viewer_is_https):
    if not API_HOST.match(origin["domain_name"]):
        return emulated_target(origin, viewer_is_https)
    is_tls = os.environ.get("USE_SSL") == "1"
    return "127.0.0.1", int(os.environ["GATEWAY_PORT"]), is_tls


iam_actions.extract_iam_action = action_as_in_aws
cloudfront._origin_connect_target = target_on_this_machine
app._EXECUTE_API_RE = API_HOST

app.main()
