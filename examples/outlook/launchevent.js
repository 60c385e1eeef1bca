// Asks klartekst whether a mail may be sent, when the sender presses Send (Outlook Smart Alerts, OnMessageSend).
// Classic Outlook for Windows runs this file alone, without a page: no DOM, no btoa, no async functions.

var SERVICE = "https://klartekst.kommune.dk/v1/hook";
var PATIENCE_MS = 4000; // Outlook tells the sender that it takes long after five seconds
var LARGEST = 10000000; // characters of base64; a larger mail is sent without being looked at

var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(text) {
  var bytes = unescape(encodeURIComponent(text));
  var made = "";
  for (var i = 0; i < bytes.length; i += 3) {
    var left = bytes.length - i;
    var bits = (bytes.charCodeAt(i) << 16) | ((bytes.charCodeAt(i + 1) || 0) << 8) | (bytes.charCodeAt(i + 2) || 0);
    made += ALPHABET[(bits >> 18) & 63] + ALPHABET[(bits >> 12) & 63];
    made += (left > 1 ? ALPHABET[(bits >> 6) & 63] : "=") + (left > 2 ? ALPHABET[bits & 63] : "=");
  }
  return made;
}

function lines(encoded) {
  return (encoded.match(/.{1,76}/g) || []).join("\r\n");
}

// A header's text as RFC 2047 has it, in words short enough for every reader.
function header(text) {
  var words = Array.from(text.replace(/[\r\n]+/g, " "));
  var made = [];
  for (var i = 0; i < words.length; i += 10) {
    made.push("=?utf-8?B?" + base64(words.slice(i, i + 10).join("")) + "?=");
  }
  return made.join("\r\n ");
}

// The mail as one message, so that klartekst reads subject, body and annexes as it reads any mail.
function message(subject, html, annexes) {
  var border = "klartekst-" + Date.now();
  var parts = ["Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + lines(base64(html))];
  annexes.forEach(function (annex) {
    parts.push(
      "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n" +
        "Content-Disposition: attachment; filename*=utf-8''" + encodeURIComponent(annex.name).replace(/'/g, "%27") +
        "\r\n\r\n" + lines(annex.content)
    );
  });
  return (
    "Subject: " + header(subject) + "\r\nMIME-Version: 1.0\r\n" +
    'Content-Type: multipart/mixed; boundary="' + border + '"\r\n\r\n' +
    parts.map(function (part) { return "--" + border + "\r\n" + part + "\r\n"; }).join("") +
    "--" + border + "--\r\n"
  );
}

// What Outlook is told: an answer that is not there never holds a mail back.
function answer(decision) {
  if (!decision || decision.decision === "send") {
    return { allowEvent: true };
  }
  var told = { allowEvent: false, errorMessage: decision.message || "Brevet skal rettes, før det bliver sendt." };
  if (decision.decision === "ask") {
    told.sendModeOverride = "promptUser"; // Mailbox 1.14; older ones go by the manifest
  }
  return told;
}

function ask(mail, done) {
  var body = JSON.stringify({ eml_b64: base64(mail) });
  if (body.length > LARGEST) {
    done(null);
    return;
  }
  var request = new XMLHttpRequest();
  request.open("POST", SERVICE);
  request.setRequestHeader("Content-Type", "application/json");
  request.timeout = PATIENCE_MS;
  request.onload = function () {
    try {
      done(request.status === 200 ? JSON.parse(request.responseText) : null);
    } catch (error) {
      done(null);
    }
  };
  request.onerror = request.ontimeout = function () { done(null); };
  request.send(body);
}

// The files that are letters, each with its content in base64; one that cannot be had is left out.
function annexesOf(item, done) {
  item.getAttachmentsAsync(function (listed) {
    var letters = (listed.value || []).filter(function (each) {
      return !each.isInline && /\.(docx|docm|odt|pdf|rtf|html?|txt)$/i.test(each.name);
    });
    var got = [];
    (function next() {
      var each = letters.shift();
      if (!each) {
        done(got);
        return;
      }
      item.getAttachmentContentAsync(each.id, function (read) {
        if (read.status === "succeeded" && read.value.format === "base64") {
          got.push({ name: each.name, content: read.value.content });
        }
        next();
      });
    })();
  });
}

function onMessageSend(event) {
  var told = false;
  function tell(decision) {
    if (!told) {
      told = true;
      event.completed(answer(decision));
    }
  }
  setTimeout(function () { tell(null); }, PATIENCE_MS);
  var item = Office.context.mailbox.item;
  item.subject.getAsync(function (subject) {
    item.body.getAsync("html", function (body) {
      annexesOf(item, function (annexes) {
        ask(message(subject.value || "", body.value || "", annexes), tell);
      });
    });
  });
}

if (typeof Office !== "undefined") {
  Office.actions.associate("onMessageSend", onMessageSend);
} else if (typeof module !== "undefined") {
  module.exports = { answer: answer, message: message }; // for the test
}
