<?php
// Sign = hex MD5(raw body + apiKey), in upper case in the documents.

while (($line = fgets(STDIN)) !== false) {
    $q = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    $body = $q['body'] ?? json_encode($q['fields'], JSON_PRESERVE_ZERO_FRACTION);
    $sign = md5($body . $q['secret']);
    echo json_encode(['body' => $body, 'lower' => $sign, 'upper' => strtoupper($sign)], JSON_THROW_ON_ERROR), "\n";
}
